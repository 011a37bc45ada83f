package com.bmasia.crm.startup;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Lets Spring remember which beans are of which type before it makes the first one. By itself it does so only after Tomcat
 * has started, whose filters need half of all beans: each of their questions would go through a thousand definitions.
 */
@Component
class TypesKnownEarly implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        beans.freezeConfiguration();
    }
}
