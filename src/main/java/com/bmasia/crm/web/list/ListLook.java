package com.bmasia.crm.web.list;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a list looks on its page.
 *
 * @param <T> a row
 */
public final class ListLook<T> {

    private final String path;
    private final String view;
    private String files;
    private String filesFor;
    private String title = "";
    private String searchHint = "web.list.search";
    private String emptyIcon = "inbox";
    private String empty = "web.list.empty";
    private final Map<String, String> emptyUnder = new HashMap<>();
    private Set<String> pickedUnder = Set.of();
    private String topic;
    private String changed;
    private String bar;
    private Function<T, String> link = row -> null;
    private Function<T, ?> id;
    private Function<T, String> called;
    private Predicate<T> pickable;

    private ListLook(String path, String view) {
        this.path = path;
        this.view = view;
        this.files = path;
    }

    /** @param view the template of the page, which also has the cells that are drawn in a way of their own */
    public static <T> ListLook<T> at(String path, String view) {
        return new ListLook<>(path, view);
    }

    /** @param key message key of the heading, which names the list elsewhere too */
    public ListLook<T> title(String key) {
        this.title = key;
        return this;
    }

    /** @param key message key of what the search box suggests */
    public ListLook<T> searchHint(String key) {
        this.searchHint = key;
        return this;
    }

    /** What a list without a single record says: the text of the key, and how to begin, under the key with {@code .hint}. */
    public ListLook<T> empty(String icon, String key) {
        this.emptyIcon = icon;
        this.empty = key;
        return this;
    }

    /** The same for the list under one of its chips. */
    public ListLook<T> emptyUnder(String chip, String key) {
        emptyUnder.put(chip, key);
        return this;
    }

    /** Where a click on a row leads. */
    public ListLook<T> opens(Function<T, String> address) {
        this.link = address;
        return this;
    }

    /** The address of its files without their ending, where it is another than that of the page. */
    public ListLook<T> files(String address) {
        this.files = address;
        return this;
    }

    /** Only for people with this permission. */
    public ListLook<T> filesFor(String permission) {
        this.filesFor = permission;
        return this;
    }

    /** News of this topic make the page say how many rows have changed, by this expression of their last change. */
    public ListLook<T> live(String ofTopic, String lastChange) {
        this.topic = ofTopic;
        this.changed = lastChange;
        return this;
    }

    /**
     * Rows can be ticked, and something done with all that are.
     *
     * @param fragment the bar with the actions, a fragment {@code bar} of this template inside the form {@code bulk}
     * @param name how a row is called for people who hear the page
     * @param may whether there is anything that this person may do with the row
     */
    public ListLook<T> picked(String fragment, Function<T, ?> key, Function<T, String> name, Predicate<T> may) {
        this.bar = fragment;
        this.id = key;
        this.called = name;
        this.pickable = may;
        return this;
    }

    /** Only under these chips; there is nothing to do with the rows of others. */
    public ListLook<T> pickedUnder(String... those) {
        this.pickedUnder = Set.of(those);
        return this;
    }

    public String path() {
        return path;
    }

    public String view() {
        return view;
    }

    public String title() {
        return title;
    }

    public String searchHint() {
        return searchHint;
    }

    public String emptyIcon() {
        return emptyIcon;
    }

    /** What it says when nothing but this chip is asked for; null where that is a search like any other. */
    String empty(ListSpec.Chip chip, boolean first) {
        return first ? empty : emptyUnder.get(chip.code());
    }

    boolean isPicked(ListSpec.Chip chip) {
        return bar != null && (pickedUnder.isEmpty() || pickedUnder.contains(chip.code()));
    }

    /** Null where nothing is told. */
    public String topic() {
        return topic;
    }

    /** Null where rows cannot be ticked. */
    public String bar() {
        return bar;
    }

    public String linkOf(T row) {
        return link.apply(row);
    }

    public Object idOf(T row) {
        return id.apply(row);
    }

    public String nameOf(T row) {
        return called.apply(row);
    }

    public boolean mayPick(T row) {
        return pickable.test(row);
    }

    /** The permission that files need beyond that of the page; null for none. */
    public String filesFor() {
        return filesFor;
    }

    String files() {
        return files;
    }

    String changed() {
        return changed;
    }
}
