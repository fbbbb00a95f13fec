package view

// CalendarRenew gives the presser's calendar another link; its value is "".
const CalendarRenew ActionID = "calendar.renew"
