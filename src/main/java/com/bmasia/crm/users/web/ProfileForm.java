package com.bmasia.crm.users.web;

import com.bmasia.crm.shared.Language;
import com.bmasia.crm.users.ProfileDetails;
import com.bmasia.crm.users.ScreenLanguage;
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

    @NotNull
    private Language language = Language.EN;

    private boolean buddhistYear;

    static ProfileForm of(UserDetails user) {
        ProfileForm form = new ProfileForm();
        form.fullName = user.fullName();
        form.email = user.email();
        form.theme = user.theme();
        form.language = user.screens().language();
        form.buddhistYear = user.screens().buddhistYear();
        return form;
    }

    ProfileDetails details() {
        return new ProfileDetails(fullName, email, theme, new ScreenLanguage(language, buddhistYear));
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

    public Language getLanguage() {
        return language;
    }

    public void setLanguage(Language language) {
        this.language = language;
    }

    public boolean isBuddhistYear() {
        return buddhistYear;
    }

    public void setBuddhistYear(boolean buddhistYear) {
        this.buddhistYear = buddhistYear;
    }
}
