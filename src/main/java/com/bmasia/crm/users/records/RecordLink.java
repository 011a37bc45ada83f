package com.bmasia.crm.users.records;

/**
 * A record as other modules show it.
 *
 * @param number what people call the record, such as T-20261120-0001; its name where it has no number
 * @param title what else tells it apart; may be empty
 * @param url its page, from the application's root
 * @param facts what a list of work shows beside it
 */
public record RecordLink(String number, String title, String url, Facts facts) {

    public RecordLink(String number, String title, String url) {
        this(number, title, url, Facts.NONE);
    }

    /**
     * What a list of work shows of a record; null where the record has none of it.
     *
     * @param customer the company it is for
     * @param clock how its promised times stand, where that needs attention
     */
    public record Facts(String customer, Badge status, Badge priority, Badge clock) {

        public static final Facts NONE = new Facts(null, null, null, null);
    }

    /**
     * A word with a colour.
     *
     * @param kind and {@code code} choose the colour: the style {@code badge-<kind>-<code>}
     * @param text message key of the word
     */
    public record Badge(String kind, String code, String text) {}
}
