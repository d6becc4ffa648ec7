#include "canalysis.h"
