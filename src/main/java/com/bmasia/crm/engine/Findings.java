package com.bmasia.crm.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.w3c.dom.Element;

/** Collects what is wrong with one model. */
class Findings {

    private static final int MAX = 50;

    private final MessageSource messages;
    private final List<ModelFinding> all = new ArrayList<>();

    Findings(MessageSource messages) {
        this.messages = messages;
    }

    void add(String messageKey, Object... arguments) {
        add(null, null, messageKey, arguments);
    }

    /** About an element of a diagram; what has no place of its own is reported at the node that holds it. */
    void at(Element element, String messageKey, Object... arguments) {
        Element node = ModelXml.nodeOf(element);
        add(ModelXml.attribute(node, "id"), ModelXml.attribute(node, "name"), messageKey, arguments);
    }

    void add(String elementId, String elementName, String messageKey, Object... arguments) {
        ModelFinding finding = new ModelFinding(
                elementId, elementName, messageKey, messages.getMessage(messageKey, arguments, Locale.ENGLISH));
        if (all.size() < MAX && !all.contains(finding)) {
            all.add(finding);
        }
    }

    List<ModelFinding> all() {
        return List.copyOf(all);
    }
}
