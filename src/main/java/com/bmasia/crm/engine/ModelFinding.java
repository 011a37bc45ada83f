package com.bmasia.crm.engine;

/**
 * One reason why a model is refused.
 *
 * @param elementId the BPMN or DMN element or form field; null for the file as a whole
 * @param elementName its label, null without one
 * @param messageKey identifies the rule, such as {@code engine.model.script}
 * @param reason the rule in words
 */
public record ModelFinding(String elementId, String elementName, String messageKey, String reason) {

    @Override
    public String toString() {
        if (elementId == null) {
            return reason;
        }
        return elementName == null || elementName.isBlank()
                ? elementId + ": " + reason
                : elementId + " (" + elementName + "): " + reason;
    }
}
