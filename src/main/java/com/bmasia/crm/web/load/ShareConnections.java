package com.bmasia.crm.web.load;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Divides the pool that Spring Boot has made by its settings, whatever database it leads to. */
@Component
class ShareConnections implements BeanPostProcessor, Ordered, DisposableBean {

    private final ObjectProvider<LoadProperties> settings;
    private SharedConnections shared;

    ShareConnections(ObjectProvider<LoadProperties> settings) {
        this.settings = settings;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (shared == null && bean instanceof HikariDataSource pool) {
            shared = new SharedConnections(pool, settings.getObject());
            return shared;
        }
        return bean;
    }

    @Override
    public void destroy() {
        if (shared != null) {
            shared.close();
        }
    }
}
