package com.bmasia.crm.engine;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * What an expression in a BPMN model may be: operators over variables and their properties. Read with the parser that the
 * engine itself uses, so that there is nothing that the one understands and the other does not.
 */
class ExpressionRules {

    private static final int MAX_LENGTH = 500;
    /** Names that the engine resolves to its own objects, with all their methods behind them. */
    private static final Set<String> RESERVED =
            Set.of("execution", "task", "caseExecution", "externalTask", "authenticatedUserId", "connector", "event");
    /** Allows method calls, so that they are read and refused as what they are. */
    private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS, Builder.Feature.VARARGS);

    private final Map<String, Class<?>> delegates;

    ExpressionRules(Map<String, Class<?>> delegates) {
        this.delegates = delegates;
    }

    record Problem(String messageKey, Object... arguments) {}

    static boolean isExpression(String value) {
        return value.contains("${") || value.contains("#{");
    }

    /** What is wrong with a value that may hold expressions; empty also for plain text. */
    Optional<Problem> problem(String value) {
        if (!isExpression(value)) {
            return Optional.empty();
        }
        if (value.length() > MAX_LENGTH) {
            return Optional.of(new Problem("engine.model.expressionTooLong", MAX_LENGTH));
        }
        try {
            return Optional.ofNullable(problem(PARSER.build(value).getRoot(), value));
        } catch (TreeBuilderException unreadable) {
            return Optional.of(new Problem("engine.model.expressionUnreadable", value));
        }
    }

    /** The one bean that a delegate expression names, or empty when it is anything else than {@code ${name}}. */
    static Optional<String> beanName(String value) {
        try {
            Node root = PARSER.build(value).getRoot();
            return root.getCardinality() == 1
                            && root.getChild(0) instanceof AstIdentifier bean
                            && value.substring(1).equals("{" + bean.getName() + "}")
                    ? Optional.of(bean.getName())
                    : Optional.empty();
        } catch (TreeBuilderException unreadable) {
            return Optional.empty();
        }
    }

    private Problem problem(Node node, String value) {
        if (node instanceof AstMethod || node instanceof AstFunction) {
            return new Problem("engine.model.methodCall", value);
        }
        if (node instanceof AstDot dot) {
            return ofProperty(dot, nameOf(dot), value);
        }
        if (node instanceof AstBracket bracket) {
            Node key = bracket.getChild(1);
            return key instanceof AstString || key instanceof AstNumber
                    ? ofProperty(bracket, literal(key), value)
                    : new Problem("engine.model.computedProperty", value);
        }
        if (node instanceof AstIdentifier identifier) {
            return ofName(identifier.getName(), value);
        }
        return ofChildren(node, value);
    }

    private Problem ofProperty(Node node, String property, String value) {
        Node owner = node.getChild(0);
        if (owner instanceof AstIdentifier name
                && name.getName().equals("execution")
                && property.equals("processBusinessKey")) {
            return null;
        }
        String lower = property.toLowerCase(Locale.ROOT);
        if (lower.endsWith("class") || lower.endsWith("classloader")) {
            return new Problem("engine.model.className", value);
        }
        if (!(owner instanceof AstIdentifier || owner instanceof AstDot || owner instanceof AstBracket)) {
            return new Problem("engine.model.propertyOfValue", value);
        }
        return problem(owner, value);
    }

    private Problem ofName(String name, String value) {
        if (RESERVED.contains(name)) {
            return new Problem("engine.model.engineObject", name, value);
        }
        return delegates.containsKey(name) ? new Problem("engine.model.beanInExpression", name, value) : null;
    }

    private Problem ofChildren(Node node, String value) {
        for (int i = 0; i < node.getCardinality(); i++) {
            // An absent child, such as the parameters of nothing, is null.
            Problem problem = node.getChild(i) == null ? null : problem(node.getChild(i), value);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    /** The parser keeps the property's name to itself but prints it: {@code . name}. */
    private static String nameOf(AstDot dot) {
        return dot.toString().substring(1).strip();
    }

    private static String literal(Node key) {
        String text = key.toString();
        return key instanceof AstString ? text.substring(1, text.length() - 1) : text;
    }
}
