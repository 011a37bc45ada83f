package com.bmasia.crm.mail.process;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateUse;
import com.bmasia.crm.mail.outbox.ProcessMails;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The active models that name a template in one of their steps. */
@Component
class ModelsThatSend implements TemplateUse {

    private final RepositoryService repository;
    private final MessageSource texts;

    ModelsThatSend(RepositoryService repository, MessageSource texts) {
        this.repository = repository;
        this.texts = texts;
    }

    @Override
    public List<Use> usesOf(TemplateId template) {
        return repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(model -> names(model, template))
                .map(model -> new Use(label(model), null))
                .toList();
    }

    private boolean names(ProcessDefinition model, TemplateId template) {
        return repository
                .getBpmnModelInstance(model.getId())
                .getModelElementsByType(CamundaInputParameter.class)
                .stream()
                .anyMatch(input -> input.getCamundaName().equals(ProcessMails.TEMPLATE)
                        && input.getTextContent().strip().equalsIgnoreCase(template.toString()));
    }

    private String label(ProcessDefinition model) {
        String name = Optional.ofNullable(model.getName()).orElse(model.getKey());
        return texts.getMessage("mail.template.use.model", new Object[] {name}, LocaleContextHolder.getLocale());
    }
}
