package com.bmasia.crm.engine;

import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;

/** A model cannot have the engine make an object of a class. */
class NoClassesFromModels implements ArtifactFactory {

    @Override
    public <T> T getArtifact(Class<T> type) {
        throw new ProcessEngineException("Models may not name classes: " + type.getName());
    }
}
