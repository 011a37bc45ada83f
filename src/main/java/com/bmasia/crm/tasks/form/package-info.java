/**
 * Camunda forms on the server: which fields a schema has, and whether what was filled in keeps to it. The browser checks
 * too, but anybody can send anything.
 */
package com.bmasia.crm.tasks.form;
