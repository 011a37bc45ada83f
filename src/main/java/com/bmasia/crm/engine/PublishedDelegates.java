package com.bmasia.crm.engine;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * The only beans that a model can name: delegates and listeners of the {@code process} packages. Without this map an
 * expression reaches every bean of the application. Beans are looked up when they are used, because a delegate needs its
 * service, the service needs the engine, and the engine is built with this map.
 */
@Component
public class PublishedDelegates extends AbstractMap<Object, Object> {

    private final ListableBeanFactory beans;
    private volatile Map<String, Class<?>> types;

    PublishedDelegates(ListableBeanFactory beans) {
        this.beans = beans;
    }

    /** Bean name to class of every delegate and listener that models may name. */
    public Map<String, Class<?>> types() {
        if (types == null) {
            Map<String, Class<?>> found = new TreeMap<>();
            collect(JavaDelegate.class, found);
            collect(ExecutionListener.class, found);
            collect(TaskListener.class, found);
            types = Map.copyOf(found);
        }
        return types;
    }

    private void collect(Class<?> kind, Map<String, Class<?>> into) {
        for (String name : BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, kind, true, false)) {
            Class<?> type = ClassUtils.getUserClass(beans.getType(name, false));
            if (type.getPackageName().matches("com\\.bmasia\\.crm\\.\\w+\\.process(\\..+)?")) {
                into.put(name, type);
            }
        }
    }

    @Override
    public boolean containsKey(Object name) {
        return types().containsKey(name);
    }

    @Override
    public Object get(Object name) {
        return containsKey(name) ? beans.getBean((String) name) : null;
    }

    @Override
    public Set<Object> keySet() {
        return Set.copyOf(types().keySet());
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return types().keySet().stream()
                .map(name -> Map.<Object, Object>entry(name, beans.getBean(name)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
