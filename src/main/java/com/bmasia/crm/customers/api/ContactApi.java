package com.bmasia.crm.customers.api;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactDetails;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.customers.ContactQueries;
import com.bmasia.crm.customers.ContactService;
import com.bmasia.crm.customers.ContactView;
import com.bmasia.crm.shared.Checks;
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
import java.util.UUID;
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

/** Contacts over JSON. A request is one transaction: details and {@code is_active} change together or not at all. */
@RestController
@Tag(name = "contacts")
@RequestMapping("/api/v1/contacts")
@Requires(Permission.EDIT_CUSTOMERS)
class ContactApi {

    private final ContactService service;
    private final ContactQueries contacts;
    private final ApiLists lists;
    private final ListSpec<ContactView> list;
    private final SentBack sentBack;

    ContactApi(
            ContactService service,
            ContactQueries contacts,
            ApiLists lists,
            ListSpec<ContactView> list,
            SentBack sentBack) {
        this.service = service;
        this.contacts = contacts;
        this.lists = lists;
        this.list = list;
        this.sentBack = sentBack;
    }

    @GetMapping
    @Operation(summary = "List contacts")
    @Requires(Permission.SEE_CUSTOMERS)
    ApiPage<ContactJson> list(@ListOf("contacts") ListRequest request) {
        return lists.read(list, request).map(ContactJson::of);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a contact")
    @Requires(Permission.SEE_CUSTOMERS)
    ContactJson read(@PathVariable ContactId id) {
        return ContactJson.of(contacts.find(id));
    }

    @PostMapping
    @Operation(summary = "Create a contact")
    @Transactional
    ResponseEntity<ContactJson> create(@RequestBody ContactInput input, @AuthenticationPrincipal CurrentUser user) {
        SentBack.refuse(input.others());
        UUID company = input.company().value();
        if (company == null) {
            throw new RuleViolation("company", Checks.REQUIRED);
        }
        ContactId id = service.create(new CompanyId(company), input.over(ContactInput.DEFAULTS), user);
        setActive(id, input.isActive(), user);
        return ResponseEntity.created(URI.create("/api/v1/contacts/" + id)).body(read(id));
    }

    @PutMapping("/{id}")
    @Operation(summary = "Replace a contact")
    @Transactional
    ContactJson replace(
            @PathVariable ContactId id, @RequestBody ContactInput input, @AuthenticationPrincipal CurrentUser user) {
        return save(contacts.find(id), input.over(ContactInput.DEFAULTS), input, user);
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Update a contact")
    @Transactional
    ContactJson change(
            @PathVariable ContactId id, @RequestBody ContactInput input, @AuthenticationPrincipal CurrentUser user) {
        ContactView now = contacts.find(id);
        return save(now, input.over(now.details()), input, user);
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Delete a contact")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.DELETE_CUSTOMERS)
    void delete(@PathVariable ContactId id, @AuthenticationPrincipal CurrentUser user) {
        service.delete(id, user);
    }

    private ContactJson save(ContactView now, ContactDetails details, ContactInput input, CurrentUser user) {
        if (input.company().present()
                && !now.company().value().equals(input.company().value())) {
            throw new RuleViolation("company", "customers.rule.company-fixed");
        }
        sentBack.check(input.others(), ContactJson.of(now));
        service.edit(now.id(), now.version(), details, user);
        setActive(now.id(), input.isActive(), user);
        return read(now.id());
    }

    private void setActive(ContactId id, Given<Boolean> active, CurrentUser user) {
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
