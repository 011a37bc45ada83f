package com.bmasia.crm.engine;

import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.stereotype.Component;

/** Runs {@link ModelCheck} on every resource inside the engine's deployment transaction, before the engine reads it. */
@Component
class CheckDeployedModels implements Deployer {

    private final ModelCheck check;

    CheckDeployedModels(ModelCheck check) {
        this.check = check;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        // Deployers also run when a node loads a definition into its cache; that one has been checked.
        if (deployment.isNew()) {
            deployment
                    .getResources()
                    .values()
                    .forEach(resource -> check.require(resource.getName(), resource.getBytes()));
        }
    }
}
