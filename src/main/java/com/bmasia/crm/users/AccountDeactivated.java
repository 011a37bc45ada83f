package com.bmasia.crm.users;

/** The account may no longer be used: its sessions have ended, its tokens must. Published in the same transaction. */
public record AccountDeactivated(UserId user) {}
