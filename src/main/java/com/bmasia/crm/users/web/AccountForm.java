package com.bmasia.crm.users.web;

import com.bmasia.crm.users.AccountDetails;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserQueries.UserDetails;
import com.bmasia.crm.users.handover.Successor;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** An account as an administrator enters it; the password only for a new one. */
public class AccountForm {

    @Pattern(regexp = "\\s*[A-Za-z0-9][A-Za-z0-9._-]{1,59}\\s*", message = "{users.account.username.form}")
    private String username = "";

    private String email = "";

    @NotBlank(message = "{users.account.fullName.empty}")
    private String fullName = "";

    @NotEmpty(message = "{users.account.roles.none}")
    private Set<Role> roles = EnumSet.noneOf(Role.class);

    private Set<String> teams = new HashSet<>();

    private int version;

    private String handOver = "";

    private boolean invite = true;

    private String password = "";

    static AccountForm of(UserDetails user) {
        AccountForm form = new AccountForm();
        form.username = user.username();
        form.email = user.email();
        form.fullName = user.fullName();
        form.roles = new HashSet<>(user.roles());
        form.teams = new HashSet<>(user.teams());
        form.version = user.version();
        return form;
    }

    AccountDetails details() {
        return new AccountDetails(username, email, fullName, roles, teams);
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getFullName() {
        return fullName;
    }

    public void setFullName(String fullName) {
        this.fullName = fullName;
    }

    public Set<Role> getRoles() {
        return roles;
    }

    public void setRoles(Set<Role> roles) {
        this.roles = roles;
    }

    public Set<String> getTeams() {
        return teams;
    }

    public void setTeams(Set<String> teams) {
        this.teams = teams;
    }

    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }

    public boolean isInvite() {
        return invite;
    }

    public void setInvite(boolean invite) {
        this.invite = invite;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    /** Who gets the work that goes with a role or team; null where that was not asked. */
    Successor successor() {
        return Successor.parse(handOver);
    }

    public String getHandOver() {
        return handOver;
    }

    public void setHandOver(String handOver) {
        this.handOver = handOver;
    }
}
