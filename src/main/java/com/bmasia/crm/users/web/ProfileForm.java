package com.bmasia.crm.users.web;

import com.bmasia.crm.users.Theme;
import com.bmasia.crm.users.UserQueries.UserDetails;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

/** What people change about their own account. */
public class ProfileForm {

    @NotBlank(message = "{users.account.fullName.empty}")
    private String fullName = "";

    private String email = "";

    /** Only for another e-mail address. */
    private String oldPassword = "";

    @NotNull
    private Theme theme = Theme.AUTO;

    static ProfileForm of(UserDetails user) {
        ProfileForm form = new ProfileForm();
        form.fullName = user.fullName();
        form.email = user.email();
        form.theme = user.theme();
        return form;
    }

    public String getFullName() {
        return fullName;
    }

    public void setFullName(String fullName) {
        this.fullName = fullName;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getOldPassword() {
        return oldPassword;
    }

    public void setOldPassword(String oldPassword) {
        this.oldPassword = oldPassword;
    }

    public Theme getTheme() {
        return theme;
    }

    public void setTheme(Theme theme) {
        this.theme = theme;
    }
}
