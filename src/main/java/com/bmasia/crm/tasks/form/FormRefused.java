package com.bmasia.crm.tasks.form;

import com.bmasia.crm.shared.RuleViolation;
import java.util.List;

/** What was filled in does not keep to the form; a broken rule without a field is about the choice of the outcome. */
public class FormRefused extends RuleViolation {

    public FormRefused(List<BrokenRule> broken) {
        super(broken);
    }
}
