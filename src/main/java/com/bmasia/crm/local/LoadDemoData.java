package com.bmasia.crm.local;

import com.bmasia.crm.shared.DemoData;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Fills an empty database with demo records on a local start. */
@Component
@Profile("!production")
@ConditionalOnProperty(name = "local.demo-data", havingValue = "true", matchIfMissing = true)
@Order(100)
class LoadDemoData implements ApplicationRunner {

    private final List<DemoData> modules;

    LoadDemoData(List<DemoData> modules) {
        this.modules = modules;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        modules.forEach(DemoData::load);
    }
}
