package main

import (
	"os"
	"reflect"
	"regexp"
	"testing"

	"docket/internal/pglocal"
)

func TestTheExampleNamesEverySettingWithItsDefault(t *testing.T) {
	text, err := os.ReadFile("../../.env.example")
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]string{}
	for _, line := range regexp.MustCompile(`(?m)^([A-Z_]+)=(.*)$`).FindAllStringSubmatch(string(text), -1) {
		named[line[1]] = line[2]
	}
	settings := reflect.TypeFor[config]()
	for i := range settings.NumField() {
		tag := settings.Field(i).Tag
		if got, ok := named[tag.Get("env")]; !ok || got != tag.Get("envDefault") {
			t.Errorf("%s=%s is said of a setting whose default is %q", tag.Get("env"), got, tag.Get("envDefault"))
		}
		delete(named, tag.Get("env"))
	}
	delete(named, pglocal.BinEnv)
	for name := range named {
		t.Errorf("%s is no setting", name)
	}
}
