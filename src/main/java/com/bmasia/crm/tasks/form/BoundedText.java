package com.bmasia.crm.tasks.form;

/**
 * A text that a regular expression may look at only so often: some expressions take longer than the universe over a text
 * made for them, and who writes a form need not know which.
 */
final class BoundedText implements CharSequence {

    private static final int LOOKS = 1_000_000;

    private final CharSequence text;
    private int looks;

    BoundedText(CharSequence text) {
        this.text = text;
    }

    /** The expression did not come to an end; the text counts as not matching. */
    static final class Exhausted extends RuntimeException {}

    @Override
    public char charAt(int index) {
        if (++looks > LOOKS) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
