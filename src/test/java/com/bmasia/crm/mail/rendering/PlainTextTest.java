package com.bmasia.crm.mail.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void paragraphsBecomeBlankLinesAndBreaksLines() {
        assertThat(PlainText.of("<h2>Title</h2>\n<p>One<br>Two</p>\n<p>Three  four</p><div>a</div><div>b</div>"))
                .isEqualTo("Title\n\nOne\nTwo\n\nThree four\n\na\nb");
    }

    @Test
    void listsGetDashesOrNumbers() {
        assertThat(PlainText.of("<p>We:</p><ul><li>set up</li><li>play<ul><li>jazz</li></ul></li></ul><p>End</p>"))
                .isEqualTo("We:\n\n- set up\n- play\n  - jazz\n\nEnd");
        assertThat(PlainText.of("<ol><li>One</li><li>Two</li></ol>")).isEqualTo("1. One\n2. Two");
    }

    @Test
    void linksAreFollowedByTheirAddress() {
        assertThat(PlainText.of("<p>See <a href=\"https://x.example/a\">our site</a>.</p>"))
                .isEqualTo("See our site (https://x.example/a).");
        assertThat(PlainText.of("<a href=\"https://x.example\">https://x.example</a>"))
                .isEqualTo("https://x.example");
        assertThat(PlainText.of("<a href=\"mailto:a@x.example\">a@x.example</a>"))
                .isEqualTo("a@x.example");
        assertThat(PlainText.of("<a href=\"{{survey_url}}\">Rate</a>")).isEqualTo("Rate ({{survey_url}})");
    }

    @Test
    void rowsOfTablesBecomeLines() {
        assertThat(PlainText.of(
                        "<table><tr><td>Ticket</td><td>T-1</td></tr><tr><td>Status</td><td>New</td></tr></table>"))
                .isEqualTo("Ticket | T-1\nStatus | New");
    }

    @Test
    void picturesBecomeTheirWords() {
        assertThat(PlainText.of("<p><img src=\"cid:x\" alt=\"Our logo\"></p>")).isEqualTo("Our logo");
    }

    @Test
    void entitiesBecomeCharacters() {
        assertThat(PlainText.of("<p>Tom &amp; Jerry &lt;3 ญู</p>")).isEqualTo("Tom & Jerry <3 ญู");
    }
}
