package com.bmasia.crm.tickets.web;

/** Where a form sends the person afterwards: a page of this module, never an address that somebody else chose. */
public final class Back {

    private Back() {}

    public static String within(String asked) {
        boolean ours = asked != null && asked.matches("/tickets(?:/board)?(?:\\?[\\w.~%&=+-]*)?");
        return ours ? asked : "/tickets";
    }
}
