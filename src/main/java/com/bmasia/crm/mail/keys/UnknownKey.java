package com.bmasia.crm.mail.keys;

/** Something was sealed with a key that this installation does not have (any more), or was changed since. */
public class UnknownKey extends RuntimeException {

    UnknownKey(String keyId) {
        super("no usable key " + keyId);
    }
}
