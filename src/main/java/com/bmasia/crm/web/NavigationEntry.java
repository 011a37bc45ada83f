package com.bmasia.crm.web;

/**
 * One entry of the side menu, contributed as a bean by the module whose page it opens. {@code group} is the message key of
 * its heading (null: no heading), {@code order} its place in the whole menu, {@code permission} the name of the permission
 * without which it is absent (null: for everyone), {@code icon} a Bootstrap icon name, {@code countUrl} where the number
 * beside it is loaded from (null: none).
 */
public record NavigationEntry(
        int order, String group, String label, String url, String icon, String permission, String countUrl) {

    public static NavigationEntry of(
            int order, String group, String label, String url, String icon, String permission) {
        return new NavigationEntry(order, group, label, url, icon, permission, null);
    }
}
