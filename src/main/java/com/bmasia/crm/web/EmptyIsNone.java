package com.bmasia.crm.web;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Ids in addresses and forms. A field that nobody filled in, and a link without a value, send an empty text: that is no id
 * at all, not an unreadable one. Spring's own conversion would refuse the whole request.
 */
@Component
class EmptyIsNone implements ConditionalGenericConverter {

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Record.class));
    }

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        return of(target) != null;
    }

    @Override
    public Object convert(Object text, TypeDescriptor source, TypeDescriptor target) {
        return text == null || ((String) text).isBlank() ? null : ReflectionUtils.invokeMethod(of(target), null, text);
    }

    private static Method of(TypeDescriptor target) {
        Method of = ClassUtils.getMethodIfAvailable(target.getType(), "of", String.class);
        return of != null && Modifier.isStatic(of.getModifiers()) ? of : null;
    }
}
