package com.bmasia.crm.customers.api;

import com.bmasia.crm.customers.CompanyDetails;
import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.CompanyQueries;
import com.bmasia.crm.customers.CompanyService;
import com.bmasia.crm.customers.CompanyView;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.api.ApiLists;
import com.bmasia.crm.web.api.ApiPage;
import com.bmasia.crm.web.api.Given;
import com.bmasia.crm.web.api.ListOf;
import com.bmasia.crm.web.api.ListRequest;
import com.bmasia.crm.web.api.SentBack;
import com.bmasia.crm.web.list.ListSpec;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Companies over JSON. A request is one transaction: details and {@code is_active} change together or not at all. */
@RestController
@Tag(name = "companies")
@RequestMapping("/api/v1/companies")
@Requires(Permission.EDIT_CUSTOMERS)
class CompanyApi {

    private final CompanyService service;
    private final CompanyQueries companies;
    private final ApiLists lists;
    private final ListSpec<CompanyView> list;
    private final SentBack sentBack;

    CompanyApi(
            CompanyService service,
            CompanyQueries companies,
            ApiLists lists,
            ListSpec<CompanyView> list,
            SentBack sentBack) {
        this.service = service;
        this.companies = companies;
        this.lists = lists;
        this.list = list;
        this.sentBack = sentBack;
    }

    @GetMapping
    @Operation(summary = "List companies")
    @Requires(Permission.SEE_CUSTOMERS)
    ApiPage<CompanyJson> list(@ListOf("companies") ListRequest request) {
        return lists.read(list, request).map(CompanyJson::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a company")
    @Requires(Permission.SEE_CUSTOMERS)
    CompanyJson read(@PathVariable CompanyId id) {
        return CompanyJson.of(companies.find(id));
    }

    @PostMapping
    @Operation(summary = "Create a company")
    @Transactional
    ResponseEntity<CompanyJson> create(@RequestBody CompanyInput input, @AuthenticationPrincipal CurrentUser user) {
        SentBack.refuse(input.others());
        CompanyId id = service.create(input.over(CompanyInput.DEFAULTS), user);
        setActive(id, input.isActive(), user);
        return ResponseEntity.created(URI.create("/api/v1/companies/" + id)).body(read(id));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Replace a company")
    @Transactional
    CompanyJson replace(
            @PathVariable CompanyId id, @RequestBody CompanyInput input, @AuthenticationPrincipal CurrentUser user) {
        return save(companies.find(id), input.over(CompanyInput.DEFAULTS), input, user);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Update a company")
    @Transactional
    CompanyJson change(
            @PathVariable CompanyId id, @RequestBody CompanyInput input, @AuthenticationPrincipal CurrentUser user) {
        CompanyView now = companies.find(id);
        return save(now, input.over(now.details()), input, user);
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Delete a company")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.DELETE_CUSTOMERS)
    void delete(@PathVariable CompanyId id, @AuthenticationPrincipal CurrentUser user) {
        service.delete(id, user);
    }

    private CompanyJson save(CompanyView now, CompanyDetails details, CompanyInput input, CurrentUser user) {
        sentBack.check(input.others(), CompanyJson.of(now));
        service.edit(now.id(), now.version(), details, user);
        setActive(now.id(), input.isActive(), user);
        return read(now.id());
    }

    private void setActive(CompanyId id, Given<Boolean> active, CurrentUser user) {
        if (active.present() && active.value() == null) {
            throw new RuleViolation("is_active", "web.api.required");
        }
        if (Boolean.TRUE.equals(active.value())) {
            service.activate(id, user);
        } else if (Boolean.FALSE.equals(active.value())) {
            service.deactivate(id, user);
        }
    }
}
