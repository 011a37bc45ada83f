package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.shared.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A template that comes with the program. Each language is a file {@code <key>.<language>.html}: lines such as {@code
 * subject: …}, a line of three dashes, then the markup. Name and type stand in the English one.
 */
record ShippedTemplate(String key, TemplateDetails details) {

    private static final String FILES = "classpath*:com/bmasia/crm/mail/templates/shipped/*.en.html";
    private static final String ENGLISH = ".en.html";
    private static final String END_OF_HEAD = "\n---\n";

    private record Source(Map<String, String> head, String html) {

        TemplateVariant variant() {
            return TemplateVariant.of(head.get("subject"), html, null);
        }
    }

    static List<ShippedTemplate> onClassPath() {
        List<ShippedTemplate> all = new ArrayList<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                all.add(read(file));
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return all;
    }

    private static ShippedTemplate read(Resource english) throws IOException {
        String key = String.valueOf(english.getFilename()).replace(ENGLISH, "");
        Source source = source(english);
        Map<Language, TemplateVariant> variants = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String name = key + "." + language.name().toLowerCase(Locale.ROOT) + ".html";
            variants.put(language, source(english.createRelative(name)).variant());
        }
        TemplateType type = TemplateType.of(source.head().get("type"));
        TemplateDetails typed = new TemplateDetails(source.head().get("name"), type, variants);
        return new ShippedTemplate(key, TemplateRules.checked(typed, Map.of()));
    }

    private static Source source(Resource file) throws IOException {
        String text = file.getContentAsString(StandardCharsets.UTF_8).replace("\r\n", "\n");
        int end = text.indexOf(END_OF_HEAD);
        Map<String, String> head = new HashMap<>();
        for (String line : text.substring(0, end).split("\n")) {
            String[] pair = line.split(": ", 2);
            head.put(pair[0], pair[1]);
        }
        return new Source(head, text.substring(end + END_OF_HEAD.length()));
    }
}
