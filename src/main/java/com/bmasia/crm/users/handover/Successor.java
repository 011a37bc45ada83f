package com.bmasia.crm.users.handover;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.UserId;

/**
 * Who gets the work: a person, or a team in which it waits for somebody to take it up.
 *
 * @param person null for a team
 * @param team key of the team; null with a person, and where each piece goes back to its own team
 */
public record Successor(UserId person, String team) {

    private static final String PERSON = "person:";
    private static final String TEAM = "team:";
    private static final String OWN_TEAMS = "teams";

    public static Successor ownTeams() {
        return new Successor(null, null);
    }

    public static Successor person(UserId person) {
        return new Successor(person, null);
    }

    public static Successor team(String key) {
        return new Successor(null, key);
    }

    /** What a form sends: {@code teams}, {@code team:<key>} or {@code person:<id>}; null where nothing was chosen. */
    public static Successor parse(String choice) {
        if (choice == null || choice.isBlank()) {
            return null;
        }
        try {
            if (choice.startsWith(PERSON)) {
                return person(UserId.of(choice.substring(PERSON.length())));
            }
        } catch (IllegalArgumentException e) {
            throw new RuleViolation("handOver", "users.handover.unknown");
        }
        if (choice.startsWith(TEAM)) {
            return team(choice.substring(TEAM.length()));
        }
        if (choice.equals(OWN_TEAMS)) {
            return ownTeams();
        }
        throw new RuleViolation("handOver", "users.handover.unknown");
    }
}
