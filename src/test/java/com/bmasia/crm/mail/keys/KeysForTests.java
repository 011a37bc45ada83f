package com.bmasia.crm.mail.keys;

import java.util.List;

/** Keys as an installation with these settings has them. */
public final class KeysForTests {

    private KeysForTests() {}

    public static MailKeys of(String current, String... old) {
        return new MailKeys(current, List.of(old));
    }
}
