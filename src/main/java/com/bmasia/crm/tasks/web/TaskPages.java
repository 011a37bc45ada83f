package com.bmasia.crm.tasks.web;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.tasks.DoneTasks;
import com.bmasia.crm.tasks.OpenTask;
import com.bmasia.crm.users.CurrentUser;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Where a person stands when something about a task is answered: on the page of its record, or on the task's own. */
@Component
class TaskPages {

    private final TaskViews views;
    private final DoneTasks doneTasks;
    private final MessageSource messages;

    TaskPages(TaskViews views, DoneTasks doneTasks, MessageSource messages) {
        this.views = views;
        this.doneTasks = doneTasks;
        this.messages = messages;
    }

    ModelAndView show(OpenTask task) {
        return task.isOnRecord() ? new ModelAndView("redirect:" + task.url()) : ownPage(task, null);
    }

    ModelAndView done(String id, CurrentUser user) {
        return new ModelAndView(
                "tasks/done", "task", doneTasks.find(id, user).orElseThrow(() -> new NotFound("task", id)));
    }

    ModelAndView refused(OpenTask task, TaskRefused refused, HttpStatus status) {
        ModelAndView page = task.isOnRecord()
                ? new ModelAndView(new RecordPage(task.record().url()), Map.of(RecordPage.REFUSED, refused))
                : ownPage(task, refused);
        page.setStatus(status);
        return page;
    }

    String inWords(Conflict conflict) {
        return messages.getMessage(conflict.messageKey(), conflict.arguments(), LocaleContextHolder.getLocale());
    }

    private ModelAndView ownPage(OpenTask task, TaskRefused refused) {
        ModelAndView page = new ModelAndView("tasks/task", "view", views.of(task, refused));
        page.addObject(RecordPage.REFUSED, refused);
        return page;
    }
}
