package com.bmasia.crm.engine;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The allow-list of what a model may contain: known elements and attributes, published delegates, expressions over
 * variables. Nobody else restricts models, and the engine would run what is in them with all rights of the application.
 */
@Component
public class ModelCheck {

    /** A model of 25 nodes has about 40 KB; this keeps parser and database out of trouble. */
    static final int MAX_BYTES = 1_000_000;

    private final PublishedDelegates delegates;
    private final ObjectProvider<BuildingBlock> blocks;
    private final MessageSource messages;

    /** Blocks are asked for when there is a model: their modules may need the engine, which is built with this check. */
    ModelCheck(PublishedDelegates delegates, ObjectProvider<BuildingBlock> blocks, MessageSource messages) {
        this.delegates = delegates;
        this.blocks = blocks;
        this.messages = messages;
    }

    /** All findings about this file; empty means that it may be deployed. */
    public List<ModelFinding> findings(String resource, byte[] content) {
        Findings findings = new Findings(messages);
        if (content.length > MAX_BYTES) {
            findings.add("engine.model.tooLarge", MAX_BYTES / 1000);
            return findings.all();
        }
        ModelKind kind = ModelKind.of(resource).orElse(null);
        if (kind == null) {
            findings.add("engine.model.unknownFile", resource);
            return findings.all();
        }
        try {
            switch (kind) {
                case PROCESS -> new BpmnRules(delegates.types(), blocks(), findings).check(ModelXml.parse(content));
                case DECISION -> new DmnRules(findings).check(ModelXml.parse(content));
                case FORM -> new FormRules(findings).check(content);
            }
        } catch (ModelUnreadable unreadable) {
            findings.add("engine.model.unreadable", unreadable.getMessage());
        }
        return findings.all();
    }

    private Map<String, BuildingBlock> blocks() {
        return blocks.stream().collect(Collectors.toMap(BuildingBlock::delegate, block -> block));
    }

    /** @throws ModelRefused when there is any finding */
    public void require(String resource, byte[] content) {
        List<ModelFinding> findings = findings(resource, content);
        if (!findings.isEmpty()) {
            throw new ModelRefused(resource, findings);
        }
    }
}
