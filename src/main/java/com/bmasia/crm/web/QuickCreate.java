package com.bmasia.crm.web;

/**
 * One entry of the + menu in the top bar, contributed as a bean by the module whose form it opens. {@code label} is a
 * message key, {@code icon} a Bootstrap icon name, {@code permission} the name of the permission without which the entry is
 * absent (null: for everyone).
 */
public record QuickCreate(int order, String label, String url, String icon, String permission) {}
