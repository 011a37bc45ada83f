package com.bmasia.crm.mail.rendering;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.rendering.TemplateText.Part;
import com.bmasia.crm.mail.rendering.TemplateVariable.Kind;
import com.bmasia.crm.shared.Checks;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** Refuses what is no variable, variables that the type does not offer, and those in a place where they cannot stand. */
public final class VariableCheck {

    private static final Pattern WHOLE = Pattern.compile("\\s*\\{\\{\\s*([a-z][a-z0-9_]*)\\s*}}\\s*");

    private final TemplateType type;
    private final Checks checks;

    public VariableCheck(TemplateType type, Checks checks) {
        this.type = type;
        this.checks = checks;
    }

    public void ofSubject(String field, String source) {
        try {
            List<Part> variables = TemplateText.ofText(source).variables();
            known(field, source, variables);
            variables.stream()
                    .filter(part -> kind(part.name()).equals(Optional.of(Kind.HTML)))
                    .forEach(part -> refuse(field, source, part.position(), "mail.template.rule.subject-markup"));
        } catch (TemplateFault fault) {
            fault.addTo(checks, field);
        }
    }

    public void ofText(String field, String source) {
        try {
            known(field, source, TemplateText.ofText(source).variables());
        } catch (TemplateFault fault) {
            fault.addTo(checks, field);
        }
    }

    public void ofHtml(String field, String source) {
        try {
            known(field, source, TemplateText.ofHtml(source).variables());
            inAttributes(field, source);
        } catch (TemplateFault fault) {
            fault.addTo(checks, field);
        }
    }

    private void known(String field, String source, List<Part> variables) {
        for (Part part : variables) {
            if (kind(part.name()).isEmpty()) {
                unknown(field, source, part);
            }
        }
    }

    private void unknown(String field, String source, Part part) {
        boolean exists = TemplateVariables.find(part.name()).isPresent();
        Optional<String> near = NearName.of(part.name(), TemplateVariables.of(type));
        String key = exists ? "mail.template.rule.other-type" : "mail.template.rule.unknown";
        refuse(
                field,
                source,
                part.position(),
                near.isPresent() ? key + ".near" : key,
                part.name(),
                type.code(),
                near.orElse(""));
    }

    /** In a link a variable is the whole target, and an address; in other attributes there is none. */
    private void inAttributes(String field, String source) {
        for (Element element : Jsoup.parseBodyFragment(source).body().getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                if (attribute.getValue().contains("{{") || attribute.getKey().contains("{{")) {
                    attribute(field, source, element, attribute);
                }
            }
        }
    }

    private void attribute(String field, String source, Element element, Attribute attribute) {
        var whole = WHOLE.matcher(attribute.getValue());
        boolean target = element.normalName().equals("a") && attribute.getKey().equals("href") && whole.matches();
        int position = Math.max(0, source.indexOf(attribute.getValue()));
        if (!target) {
            refuse(field, source, position, "mail.template.rule.attribute", attribute.getKey());
        } else if (kind(whole.group(1)).filter(kind -> kind != Kind.URL).isPresent()) {
            refuse(field, source, position, "mail.template.rule.target", whole.group(1));
        }
    }

    private Optional<Kind> kind(String name) {
        return TemplateVariables.find(name)
                .filter(variable -> variable.isOfferedBy(type))
                .map(TemplateVariable::kind);
    }

    private void refuse(String field, String source, int position, String messageKey, Object... more) {
        TemplateFault.at(source, position, messageKey, more).addTo(checks, field);
    }
}
