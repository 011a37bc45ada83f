package com.bmasia.crm;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Modules use each other only as their package-info allows, and only what is public at a module's top level. */
class ModuleStructureTest {

    @Test
    void modulesKeepToTheirAllowedDependencies() {
        ApplicationModules.of(CrmApplication.class).verify();
    }
}
