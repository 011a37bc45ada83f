/** Kinds of records, each told once by the module that owns it, and asked by modules that do not know it. */
@org.springframework.modulith.NamedInterface("records")
package com.bmasia.crm.users.records;
