package com.bmasia.crm.users.web;

/** A new password, with the present one where the person is signed in, or the token of a mail where not. */
public class PasswordForm {

    private String oldPassword = "";

    private String password = "";

    private String token = "";

    private boolean keepKeys;

    public String getOldPassword() {
        return oldPassword;
    }

    public void setOldPassword(String oldPassword) {
        this.oldPassword = oldPassword;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public boolean isKeepKeys() {
        return keepKeys;
    }

    public void setKeepKeys(boolean keepKeys) {
        this.keepKeys = keepKeys;
    }
}
