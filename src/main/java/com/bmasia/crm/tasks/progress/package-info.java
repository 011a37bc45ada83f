/** Where the process of a record stands and how it got there: for the diagram and the steps in words on record pages. */
package com.bmasia.crm.tasks.progress;
