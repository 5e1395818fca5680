-- Days that are no business days for the institution, beside Saturdays and Sundays.

create table holidays (
  day date primary key
);
