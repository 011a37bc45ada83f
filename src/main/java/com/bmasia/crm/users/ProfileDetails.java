package com.bmasia.crm.users;

import com.bmasia.crm.shared.EmailAddress;

/** What people choose themselves for their account. */
public record ProfileDetails(String fullName, String email, Theme theme, ScreenLanguage screens) {

    public ProfileDetails {
        fullName = AccountDetails.checkedName(fullName);
        email = new EmailAddress(email).value();
    }
}
