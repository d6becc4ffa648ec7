#include "cpdfium.h"
