package com.bmasia.crm.web.form;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.RuleViolation;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;

/** A form that was sent, and what becomes of it: it is saved, refused, or meets what somebody else saved meanwhile. */
public final class Submission<F extends Record> {

    private final Answer answer;
    private final F typed;
    private final Function<F, String> page;
    private final Function<Conflict, F> saved;
    private final BinaryOperator<F> over;

    Submission(Answer answer, F typed, Function<F, String> page, Function<Conflict, F> saved, BinaryOperator<F> over) {
        this.answer = answer;
        this.typed = typed;
        this.page = page;
        this.saved = saved;
        this.over = over;
    }

    /**
     * For a record that others may save meanwhile. Without this a conflict is a page of its own.
     *
     * @param saved the form of what is saved now
     * @param over what was typed, over what is saved: the fields stay, the version becomes the saved one, so that saving
     *     again is a decision
     */
    public Submission<F> against(Function<Conflict, F> saved, BinaryOperator<F> over) {
        return new Submission<>(answer, typed, page, saved, over);
    }

    /**
     * 302 with the toast to the address that the use case gives; or the page again, with 422 and all that is wrong at the
     * fields, or with 409 and both versions.
     */
    public String save(String toast, Supplier<String> useCase) {
        try {
            return answer.redirect(useCase.get(), toast);
        } catch (RuleViolation refusal) {
            String view = again(HttpStatus.UNPROCESSABLE_ENTITY, typed);
            Forms.showErrors(typed, refusal, answer.model());
            return view;
        } catch (Conflict conflict) {
            if (saved == null) {
                throw conflict;
            }
            F now = saved.apply(conflict);
            answer.model().addAttribute("conflict", conflict);
            answer.model().addAttribute("savedMeanwhile", differences(now));
            return again(HttpStatus.CONFLICT, over.apply(typed, now));
        }
    }

    private String again(HttpStatus status, F form) {
        answer.response().setStatus(status.value());
        return page.apply(form);
    }

    /** Where what was typed differs from what is saved now: the field's name and its saved value. */
    private Map<String, String> differences(F now) {
        Map<String, String> differences = new LinkedHashMap<>();
        for (RecordComponent field : typed.getClass().getRecordComponents()) {
            String theirs = read(field, now);
            if (!field.getName().equals("version") && !Objects.equals(read(field, typed), theirs)) {
                differences.put(field.getName(), theirs);
            }
        }
        return differences;
    }

    private static String read(RecordComponent field, Record of) {
        try {
            // Records of other packages need not be public.
            field.getAccessor().setAccessible(true);
            Object value = field.getAccessor().invoke(of);
            return value == null ? "" : value.toString().replace("\r\n", "\n").strip();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(field.getName(), e);
        }
    }
}
