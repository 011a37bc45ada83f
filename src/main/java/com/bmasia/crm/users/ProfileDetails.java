package com.bmasia.crm.users;

/** What people choose themselves for their account, as typed; checked when it is saved. */
public record ProfileDetails(String fullName, String email, Theme theme, ScreenLanguage screens) {}
