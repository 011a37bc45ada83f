package com.bmasia.crm.engine;

import com.bmasia.crm.shared.RuleViolation;
import java.util.List;
import java.util.stream.Collectors;

/** A model contains something that models may not contain; nothing of its deployment took place. */
public class ModelRefused extends RuleViolation {

    private final String resource;
    private final transient List<ModelFinding> findings;

    ModelRefused(String resource, List<ModelFinding> findings) {
        super(null, "engine.model.refused", resource, inWords(findings));
        this.resource = resource;
        this.findings = List.copyOf(findings);
    }

    public String resource() {
        return resource;
    }

    public List<ModelFinding> findings() {
        return findings;
    }

    @Override
    public String getMessage() {
        return resource + " is refused: " + inWords(findings);
    }

    private static String inWords(List<ModelFinding> findings) {
        return findings.stream().map(ModelFinding::toString).collect(Collectors.joining("; "));
    }
}
