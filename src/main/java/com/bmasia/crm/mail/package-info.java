/** Email: sender accounts, templates, outbox and dispatch, tracking, consent, bounces, mailboxes and what customers write to desks. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "engine",
            "web",
            "web :: api",
            "web :: form",
            "web :: list",
            "users",
            "users :: login",
            "users :: records"
        })
package com.bmasia.crm.mail;
