package com.bmasia.crm.mail.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InertHtmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>evil()</script>",
                "<img src=x onerror=evil()>",
                "<a href='javascript:evil()' onclick='evil()'>x</a>",
                "<svg onload=evil()><a xlink:href='javascript:evil()'>x</a></svg>",
                "<iframe srcdoc='<script>evil()</script>'></iframe>",
                "<meta http-equiv=refresh content='0;url=https://evil.example'>",
                "<base href='https://evil.example'>",
                "<form action='https://evil.example'><input name=a><button formaction='https://evil.example'>x</button></form>",
                "<link rel=stylesheet href='https://evil.example/a.css'>",
                "<div style=\"background:url(https://evil.example/a.png)\">x</div>",
                "<div style=\"background:u\\rl(https://evil.example/a.png)\">x</div>",
                "<div style=\"background:u/**/rl(https://evil.example/a.png)\">x</div>",
                "<style>@import 'https://evil.example/a.css'; p{background:url('https://evil.example/b')}</style>",
                "<td background='https://evil.example/a.png'>x</td>",
                "<img srcset='https://evil.example/a.png 2x'>",
                "<video poster='https://evil.example/a.png'><source src='https://evil.example/v'></video>",
                "<object data='https://evil.example'></object>",
                "<noscript><img src='https://evil.example/a.png'></noscript>",
                "<template><img src='https://evil.example/a.png'></template>"
            })
    void keepsNothingThatActsOrFetches(String html) {
        String inert = InertHtml.of("<p>Hello</p>" + html, Map.of());
        String acting = inert.replaceAll(" title=\"[^\"]*\"", "");
        assertThat(acting).contains("Hello").doesNotContain("evil");
    }

    @Test
    void keepsWhatAMailLooksLike() {
        String inert = InertHtml.of(
                "<style>p{color:#a00}</style><table bgcolor=\"#eee\"><tr><td style=\"padding:4px\">ก</td></tr></table>",
                Map.of());
        assertThat(inert).contains("p{color:#a00}", "bgcolor=\"#eee\"", "padding:4px", "ก");
    }

    @Test
    void showsImagesOfTheMailItself() {
        String inert = InertHtml.of(
                "<img src=\"cid:logo\"><img src=\"cid:gone\">", Map.of("logo", "data:image/png;base64,AA=="));
        assertThat(inert).contains("src=\"data:image/png;base64,AA==\"").doesNotContain("src=\"cid");
    }

    @Test
    void tellsWhereALinkLeads() {
        assertThat(InertHtml.of("<a href=\"https://songs.example\">x</a>", Map.of()))
                .contains("title=\"https://songs.example\"")
                .doesNotContain("href");
    }
}
