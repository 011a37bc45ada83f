package com.bmasia.crm.users.api;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.AccountDetails;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.PasswordService;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.UserQueries;
import com.bmasia.crm.users.UserQueries.UserDetails;
import com.bmasia.crm.users.UserService;
import com.bmasia.crm.users.handover.HandedOver;
import com.bmasia.crm.users.handover.Successor;
import com.bmasia.crm.web.api.ApiLists;
import com.bmasia.crm.web.api.ApiPage;
import com.bmasia.crm.web.api.Given;
import com.bmasia.crm.web.api.ListOf;
import com.bmasia.crm.web.api.ListRequest;
import com.bmasia.crm.web.api.SentBack;
import com.bmasia.crm.web.list.ListSpec;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The accounts, for administrators. Accounts are never deleted; {@code is_active} ends and restores their use. */
@RestController
@RequestMapping("/api/v1/users")
@Requires(Permission.ADMINISTER)
@Tag(name = "users")
class UsersApi {

    private final ApiLists lists;
    private final ListSpec<UserJson> list;
    private final UserJson.Reader users;
    private final UserQueries queries;
    private final UserService service;
    private final PasswordService passwords;
    private final SentBack sentBack;

    UsersApi(
            ApiLists lists,
            ListSpec<UserDetails> list,
            UserJson.Reader users,
            UserQueries queries,
            UserService service,
            PasswordService passwords,
            SentBack sentBack) {
        this.lists = lists;
        this.list = list.rowsAs(UserJson.COLUMNS, list.from(), (row, n) -> UserJson.of(row));
        this.users = users;
        this.queries = queries;
        this.service = service;
        this.passwords = passwords;
        this.sentBack = sentBack;
    }

    /** @param password left out for an account that is entered by a password link */
    record Create(
            String username,
            String email,
            String fullName,
            Collection<Role> roles,
            Collection<String> teams,
            String password) {}

    record Change(
            Given<String> username,
            Given<String> email,
            Given<String> fullName,
            Given<Collection<Role>> roles,
            Given<Collection<String>> teams,
            Given<Boolean> isActive,
            Given<String> password,
            Given<UUID> handOverToUser,
            Given<String> handOverToTeam,
            @JsonAnySetter Map<String, JsonNode> others) {

        Successor successor() {
            UUID person = handOverToUser.or(null);
            String team = handOverToTeam.or(null);
            if (person != null && team != null) {
                throw new RuleViolation("hand_over_to_team", "users.handover.both");
            }
            return new Successor(person == null ? null : new UserId(person), team);
        }
    }

    /** @param handedOver the open work that changed hands because of it, by kind */
    record Changed(@JsonUnwrapped UserJson user, List<HandedOverJson> handedOver) {}

    /** @param to name of the person or team; null where each piece went back to its own team */
    record HandedOverJson(String kind, int count, String to) {}

    @GetMapping
    @Operation(summary = "List accounts")
    ApiPage<UserJson> list(@ListOf("users") ListRequest request) {
        return lists.read(list, request);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read an account")
    UserJson read(@PathVariable UserId id) {
        return users.get(id);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Create an account")
    UserJson create(@RequestBody Create given, @AuthenticationPrincipal CurrentUser by) {
        AccountDetails details = new AccountDetails(
                given.username(),
                given.email(),
                given.fullName(),
                distinct("roles", given.roles()),
                distinct("teams", given.teams()));
        return users.get(service.create(details, given.password(), by));
    }

    @PatchMapping("/{id}")
    @Transactional
    @Operation(
            summary = "Update an account",
            description =
                    "Only the fields you send change, all of them or none. Open work of a person who becomes inactive, or"
                            + " loses the role or team for it, moves to hand_over_to_user or hand_over_to_team, otherwise"
                            + " back to its teams; handed_over lists what moved.")
    public Changed change(@PathVariable UserId id, @RequestBody Change given, @AuthenticationPrincipal CurrentUser by) {
        UserDetails now = queries.get(id);
        sentBack.check(given.others(), users.get(id));
        AccountDetails details = new AccountDetails(
                given.username().or(now.username()),
                given.email().or(now.email()),
                given.fullName().or(now.fullName()),
                distinct("roles", given.roles().or(now.roles())),
                distinct("teams", given.teams().or(now.teams())));
        Successor to = given.successor();
        List<HandedOver> moved = new ArrayList<>(service.edit(id, now.version(), details, to, by));
        given.password().ifPresent(password -> passwords.setPassword(id, password, by));
        given.isActive().ifPresent(active -> moved.addAll(setActive(id, active, to, by)));
        return new Changed(
                users.get(id),
                moved.stream()
                        .map(kind -> new HandedOverJson(kind.kind(), kind.count(), kind.to()))
                        .toList());
    }

    private List<HandedOver> setActive(UserId id, Boolean active, Successor to, CurrentUser by) {
        if (active == null) {
            throw new RuleViolation("is_active", "web.api.required");
        }
        if (active) {
            service.activate(id, by);
            return List.of();
        }
        return service.deactivate(id, to, by);
    }

    private static <T> Set<T> distinct(String field, Collection<T> values) {
        if (values == null) {
            return Set.of();
        }
        if (values.stream().anyMatch(value -> value == null)) {
            throw new RuleViolation(field, "web.api.wrong-type");
        }
        return Set.copyOf(values);
    }
}
