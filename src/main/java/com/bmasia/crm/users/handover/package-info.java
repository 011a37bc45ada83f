/** What becomes of the work of people who leave, or who may no longer do it. */
@org.springframework.modulith.NamedInterface("handover")
package com.bmasia.crm.users.handover;
